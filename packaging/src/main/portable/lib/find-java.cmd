@rem Called by the scripts in bin\. Sets JAVA to a Java that is new enough, or says in one sentence that there is none.
set "JAVA="
set "MINIMUM_JAVA=25"
if defined WOODSHED_JAVA call :try "%WOODSHED_JAVA%"
if defined JAVA exit /b 0
if defined JAVA_HOME call :try "%JAVA_HOME%"
if defined JAVA exit /b 0
for /f "delims=" %%j in ('where java 2^>nul') do if not defined JAVA call :try "%%~dpj.."
if defined JAVA exit /b 0
for %%v in ("Java" "Eclipse Adoptium" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft") do (
    for /d %%d in ("%ProgramFiles%\%%~v\*") do if not defined JAVA call :try "%%~d"
)
if defined JAVA exit /b 0
echo Woodshed needs Java %MINIMUM_JAVA% or newer, and none was found: install one, or set JAVA_HOME to where it is. 1>&2
exit /b 1

:try
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=2 delims==." %%n in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
    call :compare "%~1" %%~n
)
exit /b 0

:compare
set "FOUND=%~2"
set "FOUND=%FOUND:"=%"
if %FOUND% GEQ %MINIMUM_JAVA% set "JAVA=%~1\bin\java.exe"
exit /b 0
