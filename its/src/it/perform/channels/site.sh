#!/bin/sh
# Once it has had its effect it does not end where a test holds it.
echo "$1" >> "$IT_TARGET/site"
if mv "$IT_TARGET/hold-site" "$IT_TARGET/held-site" 2> /dev/null; then exec sleep 60; fi
