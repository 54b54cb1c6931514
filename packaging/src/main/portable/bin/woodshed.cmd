@echo off
rem Opens the practice logbook, or works with it from a terminal: see `woodshed --help`.
setlocal
for %%h in ("%~dp0..") do set "HOME_FOLDER=%%~fh"
call "%HOME_FOLDER%\lib\find-java.cmd" || exit /b 1
rem A command ends soon: the optimising compiler would take more from two processors than it gives back.
set "COMPILER="
if not "%~1"=="" set "COMPILER=-XX:TieredStopAtLevel=1"
"%JAVA%" -XX:+UseSerialGC -Xshare:auto %COMPILER% ^
    --module-path "%HOME_FOLDER%\lib\javafx" --add-modules javafx.controls ^
    --enable-native-access=javafx.graphics,ALL-UNNAMED ^
    "-Dwoodshed.home=%HOME_FOLDER%" ^
    %WOODSHED_JAVA_OPTIONS% ^
    -cp "%HOME_FOLDER%\lib\woodshed-app-@project.version@.jar" org.woodshed.app.cli.WoodshedCommand %*
