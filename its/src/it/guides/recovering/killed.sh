# Maven is killed when it is about to push.
cat >.git/hooks/pre-push <<'END'
#!/bin/sh
push=$(ps -o ppid= -p $PPID)
kill -9 $push
exit 1
END
chmod +x .git/hooks/pre-push
mvn release-kit:prepare || true
rm .git/hooks/pre-push
