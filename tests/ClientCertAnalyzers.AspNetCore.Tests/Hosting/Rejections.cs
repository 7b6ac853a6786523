using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ClientCertAnalyzers.AspNetCore.Tests.Hosting;

internal sealed record Rejection(Instrument Instrument, long Value, IReadOnlyDictionary<string, object?> Tags);

/// <summary>What one host counts. Other hosts of the process have meters of their own.</summary>
internal sealed class Rejections : IDisposable
{
    private readonly MeterListener _listener = new();

    public Rejections(TestHost host)
    {
        var factory = host.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "ClientCertAnalyzers.AspNetCore" && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => All.Enqueue(new(instrument, value, new Dictionary<string, object?>(tags.ToArray()))));
        _listener.Start();
    }

    public ConcurrentQueue<Rejection> All { get; } = new();

    public void Dispose() => _listener.Dispose();
}
