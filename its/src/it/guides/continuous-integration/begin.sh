. "$GUIDES/project.sh"
