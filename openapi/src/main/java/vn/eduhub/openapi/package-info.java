/// Describes the REST doors of the services in OpenAPI 3.1, out of their code, and writes examples that can be sent.
@NullMarked
package vn.eduhub.openapi;

import org.jspecify.annotations.NullMarked;
