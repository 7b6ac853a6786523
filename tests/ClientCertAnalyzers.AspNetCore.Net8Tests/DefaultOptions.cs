using Xunit.Abstractions;

namespace ClientCertAnalyzers.AspNetCore.Net8Tests;

/// <summary>No option set: the framework then takes its defaults.</summary>
internal sealed class DefaultOptions : LongLivedMarshalByRefObject, ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
{
    public static DefaultOptions Instance { get; } = new();

    public TValue GetValue<TValue>(string name) => default!;

    public void SetValue<TValue>(string name, TValue value) => throw new NotSupportedException(name);
}
