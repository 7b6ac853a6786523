using System.Runtime.CompilerServices;

namespace ClientCertAnalyzers.AspNetCore.Tests;

/// <summary>A HOME of its own, before the first certificate: .NET keeps downloaded certificates and lists there, and they change later verdicts.</summary>
internal static class TestProcess
{
    public static string Home { get; } = Directory.CreateTempSubdirectory("ClientCertAnalyzers.").FullName;

    [ModuleInitializer]
    public static void TakeOwnHome()
    {
        Environment.SetEnvironmentVariable("HOME", Home);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Home, recursive: true);
    }
}
