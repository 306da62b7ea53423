/// What operators run — images, compose, Kubernetes, dashboards, alerts, runbook — held against the code it runs.
@NullMarked
package vn.eduhub.deployment;

import org.jspecify.annotations.NullMarked;
