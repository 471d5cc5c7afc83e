# GitHub is on this machine.
sed "s|^  github:.*|  github: {url: '$GITHUB', repository: acme/app, credentials: forge}|" release-kit.yml >policy
mv policy release-kit.yml
