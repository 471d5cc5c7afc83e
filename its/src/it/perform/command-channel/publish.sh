#!/bin/sh
# Fails the first time.
test -z "$IT_CANARY" || exit 3
if [ ! -e "$IT_STORE.tried" ]; then : > "$IT_STORE.tried"; echo "not yet"; exit 1; fi
echo "$1 $RELEASE_KIT_TAG $(git rev-parse HEAD)" >> "$IT_STORE"
echo "published $1"
