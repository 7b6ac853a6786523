using Xunit.Abstractions;

namespace ClientCertAnalyzers.AspNetCore.Net8Tests;

/// <summary>Prints what failed or was skipped, and knows when all is over.</summary>
internal sealed class ResultSink : LongLivedMarshalByRefObject, IMessageSink
{
    private readonly TaskCompletionSource<ITestAssemblyFinished> _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<ITestAssemblyFinished> Finished => _finished.Task;

    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestFailed failed:
                Console.WriteLine($"Failed {failed.Test.DisplayName}\n{string.Join('\n', failed.Messages)}\n{string.Join('\n', failed.StackTraces)}");
                break;
            case ITestSkipped skipped:
                Console.WriteLine($"Skipped {skipped.Test.DisplayName}: {skipped.Reason}");
                break;
            case IErrorMessage error:
                _finished.TrySetException(new InvalidOperationException(string.Join('\n', error.Messages)));
                break;
            case ITestAssemblyFinished finished:
                _finished.TrySetResult(finished);
                break;
        }

        return true;
    }
}
