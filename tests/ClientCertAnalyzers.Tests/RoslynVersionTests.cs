using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests;

public class RoslynVersionTests
{
    /// <summary>A test run without a new restore silently uses the previous version: this test notices.</summary>
    [Fact]
    public void Tests_run_on_the_Roslyn_version_that_was_asked_for()
    {
        var wanted = typeof(RoslynVersionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RoslynVersion").Value;
        var actual = FileVersionInfo.GetVersionInfo(typeof(Compilation).Assembly.Location).ProductVersion;

        Assert.StartsWith(wanted + "-", actual, StringComparison.Ordinal);
    }
}
