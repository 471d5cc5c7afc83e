#!/bin/sh
grep -v "^$1 " "$IT_STORE" > "$IT_STORE.left"
mv "$IT_STORE.left" "$IT_STORE"
