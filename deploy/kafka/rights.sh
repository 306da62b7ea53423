#!/bin/bash
# Makes the broker's access list say what rights.tsv says, no less and no more: takes away first, then grants, so that broken off
# in between nobody has more than the table says. May be called at any time.
#   KAFKA_OWN_PASSWORD  of the brokers' own door
#   BOOTSTRAP           a broker's own door (kafka-1:9094)
set -euo pipefail
umask 077
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/own.properties" <<END
security.protocol=SASL_PLAINTEXT
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="hub-broker" password="$KAFKA_OWN_PASSWORD";
END
acls() { "${KAFKA_BIN:-/opt/kafka/bin}/kafka-acls.sh" --bootstrap-server "${BOOTSTRAP:-kafka-1:9094}" --command-config "$work/own.properties" "$@"; }

# One line for each right: client, kind, name, pattern, operation.
awk -F'\t' '!/^#/ { n = split($5, o, ","); for (i = 1; i <= n; i++) print $1 "\t" $2 "\t" $3 "\t" $4 "\t" o[i] }' "$here/rights.tsv" \
    | sort > "$work/wanted"
acls --list | sed -nE \
    -e 's/.*resourceType=([A-Z_]+), name=(.*), patternType=([A-Z]+)\).*/R\t\1\t\2\t\3/p' \
    -e 's/.*principal=User:([^,]+), host=\*, operation=([A-Z_]+), permissionType=ALLOW\).*/E\t\1\t\2/p' \
    | awk -F'\t' '$1 == "R" { what = $2 "\t" $3 "\t" $4 } $1 == "E" { print $2 "\t" what "\t" $3 }' | sort > "$work/present"

# One call for all operations of a client on a thing: each call is a JVM.
change() {
    awk -F'\t' '{ k = $1 "\t" $2 "\t" $3 "\t" $4; o[k] = o[k] " --operation " $5 } END { for (k in o) print k "\t" o[k] }' \
        | while IFS=$'\t' read -r client kind name pattern operations; do
            case $kind in
                TOPIC) thing=--topic ;;
                GROUP) thing=--group ;;
                TRANSACTIONAL_ID) thing=--transactional-id ;;
                *) echo "rights: $client has a right on a $kind, which the table does not know" >&2; exit 1 ;;
            esac
            echo "rights: $1 $client $kind $name $pattern$operations"
            # shellcheck disable=SC2086
            acls "$@" --allow-principal "User:$client" $operations "$thing" "$name" \
                --resource-pattern-type "${pattern,,}" < /dev/null > /dev/null
        done
}
comm -13 "$work/wanted" "$work/present" | change --remove --force
comm -23 "$work/wanted" "$work/present" | change --add
echo "rights: as in the table"
