using System.Collections.Concurrent;

namespace ClientCertAnalyzers.AspNetCore.Tests.Hosting;

internal sealed record LogEntry(string Category, LogLevel Level, EventId Id, string Message, Exception? Exception)
{
    /// <summary>The values behind the message's names.</summary>
    public IReadOnlyDictionary<string, object?> Fields { get; init; } = new Dictionary<string, object?>();
}

/// <summary>Keeps everything that a host logs.</summary>
internal sealed class LogSink : ILoggerProvider
{
    public ConcurrentQueue<LogEntry> Entries { get; } = new();

    /// <summary>Entries of the package itself with this event id.</summary>
    public IEnumerable<LogEntry> Ours(int id) => Entries.Where(entry => entry.Category == "ClientCertAnalyzers.AspNetCore" && entry.Id.Id == id);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(LogSink sink, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            sink.Entries.Enqueue(new(category, logLevel, eventId, formatter(state, exception), exception)
            {
                Fields = (state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary(field => field.Key, field => field.Value),
            });
    }
}
