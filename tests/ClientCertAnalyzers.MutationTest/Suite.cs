using ClientCertAnalyzers.Tests.Engines.Callbacks;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ClientCertAnalyzers.MutationTest;

/// <summary>The tests of the rules, run in this process, one after the other.</summary>
internal sealed class Suite
{
    private readonly ITestFrameworkExecutor _executor;

    /// <param name="namespaces">Only tests whose class's full name starts with one of them.</param>
    public Suite(IReadOnlyList<string> namespaces)
    {
        var assembly = typeof(CallVerdictTests).Assembly;
        var framework = new XunitTestFramework(new Sink(_ => true));
        var found = new List<ITestCase>();
        using (var end = new ManualResetEventSlim())
        {
            framework.GetDiscoverer(Reflector.Wrap(assembly)).Find(
                includeSourceInformation: false,
                new Sink(message =>
                {
                    if (message is ITestCaseDiscoveryMessage { TestCase: var test } && namespaces.Any(test.TestMethod.TestClass.Class.Name.StartsWith))
                    {
                        found.Add(test);
                    }
                    else if (message is IDiscoveryCompleteMessage)
                    {
                        end.Set();
                    }

                    return true;
                }),
                new Options());
            end.Wait();
        }

        _executor = framework.GetExecutor(assembly.GetName());
        Tests = found.ToDictionary(test => test.UniqueID);
    }

    public IReadOnlyDictionary<string, ITestCase> Tests { get; }

    /// <summary>The name of the first test that fails, or null.</summary>
    public string? FirstFailure(IEnumerable<string> tests)
    {
        string? failed = null;
        using var end = new ManualResetEventSlim();
        _executor.RunTests(
            tests.Select(id => Tests[id]),
            new Sink(message =>
            {
                if (message is ITestFailed failure)
                {
                    failed ??= failure.TestCase.UniqueID;
                }
                else if (message is ITestAssemblyFinished)
                {
                    end.Set();
                }

                // What says no ends the run.
                return failed is null;
            }),
            new Options());
        end.Wait();
        return failed;
    }

    private sealed class Sink(Func<IMessageSinkMessage, bool> handle) : LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => handle(message);
    }

    private sealed class Options : ITestFrameworkExecutionOptions, ITestFrameworkDiscoveryOptions
    {
        private readonly Dictionary<string, object?> _values = new()
        {
            ["xunit.execution.DisableParallelization"] = true,
            ["xunit.execution.SynchronousMessageReporting"] = true,
            ["xunit.discovery.SynchronousMessageReporting"] = true,
        };

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
