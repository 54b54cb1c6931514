@rem What `mvn -Prun` does on Windows once everything is built.
@call target\woodshed\bin\woodshed.cmd
