@echo off
rem Starts Breakwater with the Node that is there: beside this file, on the path, or where its installer puts it.
setlocal
set "BREAKWATER_NODE=%~dp0node\node.exe"
if exist "%BREAKWATER_NODE%" goto run
for %%N in (node.exe) do set "BREAKWATER_NODE=%%~$PATH:N"
if defined BREAKWATER_NODE goto run
set "BREAKWATER_NODE=%ProgramFiles%\nodejs\node.exe"
if exist "%BREAKWATER_NODE%" goto run
echo breakwater needs Node 26 or newer, and found none.>&2
echo Get it from https://nodejs.org/en/download and run this again in a new window.>&2
echo On a machine where nothing may be installed, unpack the .zip of Node from there as the folder>&2
echo   "%~dp0node">&2
exit /b 3
:run
"%BREAKWATER_NODE%" "%~dp0bin\breakwater.mjs" %*
exit /b %errorlevel%
