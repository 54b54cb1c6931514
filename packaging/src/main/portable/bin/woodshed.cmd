@echo off
rem Opens the practice logbook, or works with it from a terminal: see `woodshed --help`.
setlocal
for %%h in ("%~dp0..") do set "HOME_FOLDER=%%~fh"
call "%HOME_FOLDER%\lib\find-java.cmd" || exit /b 1
rem A command ends soon, and a window is to open soon: the optimising compiler would take more from two processors than it
rem gives back.
"%JAVA%" -XX:+UseSerialGC -Xshare:auto -XX:TieredStopAtLevel=1 ^
    --module-path "%HOME_FOLDER%\lib\javafx" --add-modules javafx.controls ^
    --enable-native-access=javafx.graphics,ALL-UNNAMED ^
    "-Dwoodshed.home=%HOME_FOLDER%" ^
    %WOODSHED_JAVA_OPTIONS% ^
    -cp "%HOME_FOLDER%\lib\woodshed-app-@project.version@.jar" org.woodshed.app.cli.WoodshedCommand %*
