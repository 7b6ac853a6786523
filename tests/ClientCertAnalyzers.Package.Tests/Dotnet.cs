using System.Diagnostics;

namespace ClientCertAnalyzers.Package.Tests;

internal sealed record DotnetResult(int ExitCode, string Output);

/// <summary>Runs the SDK's command line as a user would, untouched by the build or test run that this process belongs to.</summary>
internal static class Dotnet
{
    private static readonly string[] InheritedPrefixes = ["MSBUILD", "VSTEST"];

    public static Task<DotnetResult> RunAsync(string directory, params string[] arguments) => StartAsync(directory, "dotnet", arguments);

    /// <summary>Runs commands as they stand on a page. Each must succeed, and each part of a pipe.</summary>
    public static Task<DotnetResult> RunScriptAsync(string directory, string commands) => StartAsync(directory, "bash", "-euo", "pipefail", "-c", commands);

    private static async Task<DotnetResult> StartAsync(string directory, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsInherited).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // A node that outlives the command would keep our pipes open and our files locked. The compiler's server does neither.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";

        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new DotnetResult(process.ExitCode, string.Concat(output));
    }

    /// <summary>Runs a command that must succeed; otherwise the test fails with the whole output.</summary>
    public static async Task<string> SucceedAsync(string directory, params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(directory, arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode} in {directory}:\n{output}");
        return output;
    }

    private static bool IsInherited(string name) =>
        InheritedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
