namespace ClientCertAnalyzers.AspNetCore.Tests.Clients;

/// <summary>Waits for what happens in the background.</summary>
internal static class Poll
{
    /// <summary>Far longer than anything takes, so that only a real failure ends a wait.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }
    }
}
