# One file for all services: docker build --build-arg SERVICE=learner-registry -t eduhub/learner-registry .
# The JRE must be the one the start cache is recorded with, so both are named to the last figure.

FROM eclipse-temurin:25.0.3_9-jdk-noble AS build
WORKDIR /src
COPY . .
# All services at once: this stage is the same for each of them and is built once. Tests are run by `./hub test`, not here;
# mdep.skip leaves out Keycloak and the class path of the launcher, which no image needs.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp package -DskipTests -DskipITs -Dspotless.check.skip -Dmdep.skip -am \
    -pl gateway,identity-service,institution-registry,learner-registry,teacher-registry,exchange-service,reporting-service

FROM eclipse-temurin:25.0.3_9-jre-noble AS layers
ARG SERVICE
WORKDIR /layers
COPY --from=build /src/${SERVICE}/target/*-exec.jar service.jar
RUN java -Djarmode=tools -jar service.jar extract --layers --application-filename service.jar --destination .

FROM eclipse-temurin:25.0.3_9-jre-noble
ARG SERVICE
# Whoever runs it; Kubernetes checks a number, not a name. The folders are there so that new volumes belong to it.
RUN useradd --system --uid 10001 --user-group --no-create-home hub \
    && install -d -o hub -g hub /keys /spool /state
WORKDIR /app
# From what changes seldom to what changes always.
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
COPY --chmod=755 deploy/healthy ./
# 55 %: the rest is class data, code, threads and buffers. Whoever starts a container may say otherwise.
ENV JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=55" \
    LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs \
    LOGGING_STRUCTURED_ECS_SERVICE_NAME=${SERVICE}
# The start cache: the context is made whole and ends before it serves anything. Store, log and sign-on are named where nobody
# is. The keys it makes for itself are gone before the layer is written; the options must be those of ENTRYPOINT.
RUN MONGODB_URI=mongodb://127.0.0.1:1 KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1 OIDC_ISSUER=http://127.0.0.1:1/realms/none \
    HUB_CLIENT_SECRET=none HUB_KEYS_FOLDER=/tmp/keys HUB_KEYS_GENERATE=true HUB_SPOOL=/tmp/spool HUB_REPORTING_STATE=/tmp/state \
    java -XX:+UseG1GC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -XX:AOTCacheOutput=service.aot -Dspring.context.exit=onRefresh -jar service.jar \
    && chmod 644 service.aot && rm -rf /tmp/keys /tmp/spool /tmp/state
USER 10001:10001
# Fixed options stand here and not in JDK_JAVA_OPTIONS: with others the start cache is of no use. G1 by name, because a JVM that
# finds one core would take another collector. The root file system may be read-only; /tmp must be writable, and for libraries of
# RocksDB and lz4 allow execution.
ENTRYPOINT ["java", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:AOTCache=service.aot", "-jar", "service.jar"]
