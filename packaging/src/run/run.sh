#!/bin/sh
# What `mvn -Prun` does once everything is built: opens the window, or shows the tour where there is no display.
set -eu
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    exec target/woodshed/bin/woodshed tour
fi
exec target/woodshed/bin/woodshed
