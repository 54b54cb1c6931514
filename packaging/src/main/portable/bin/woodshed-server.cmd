@echo off
rem Runs and looks after a sync server: see `woodshed-server --help`.
setlocal
for %%h in ("%~dp0..") do set "HOME_FOLDER=%%~fh"
call "%HOME_FOLDER%\lib\find-java.cmd" || exit /b 1
"%JAVA%" -Xshare:auto -XX:+ExitOnOutOfMemoryError ^
    --enable-native-access=ALL-UNNAMED ^
    "-Dwoodshed.home=%HOME_FOLDER%" ^
    %WOODSHED_JAVA_OPTIONS% ^
    -cp "%HOME_FOLDER%\lib\woodshed-server-@project.version@.jar" org.woodshed.server.cli.ServerCommand %*
