# Read by the scripts in bin/. Sets `java` to a Java that is new enough, or says in one sentence that there is none.

minimum_java=25

# Succeeds if the Java in the folder $1 is new enough.
is_new_enough() {
    [ -x "$1/bin/java" ] || return 1
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
    else
        version=$("$1/bin/java" -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p')
    fi
    [ -n "$version" ] && [ "$version" -ge "$minimum_java" ]
}

# The folders in which a Java may be, the likeliest first, one a line.
java_folders() {
    [ -z "${WOODSHED_JAVA:-}" ] || echo "$WOODSHED_JAVA"
    [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
    if on_path=$(command -v java 2>/dev/null); then
        on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
        dirname "$(dirname "$on_path")"
    fi
    if [ -x /usr/libexec/java_home ]; then
        /usr/libexec/java_home -v "$minimum_java+" 2>/dev/null
    fi
    for folder in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ ! -d "$folder" ] || echo "$folder"
    done
}

java=
while IFS= read -r folder; do
    if is_new_enough "$folder"; then
        java=$folder/bin/java
        break
    fi
done <<FOLDERS
$(java_folders)
FOLDERS

if [ -z "$java" ]; then
    echo "Woodshed needs Java $minimum_java or newer, and none was found: install one, or set JAVA_HOME to where it is." >&2
    exit 1
fi
