using ClientCertAnalyzers.Engines.Authentication;

namespace ClientCertAnalyzers.Authentication;

/// <summary>An event that decides over the certificate, and on some way ends without a result.</summary>
internal static class MTLS4001EventFailsOpenRule
{
    public static IEnumerable<EventHole> Places(EventOutcome outcome) =>
        outcome.Holes().Select(path => EventHole.Of(path, outcome)).OfType<EventHole>().Distinct();

    /// <summary>The way, in the words of the message.</summary>
    public static string Describe(EventHoleKind kind) => kind switch
    {
        EventHoleKind.Return => "The event ends here",
        EventHoleKind.WhenTrue => "Where this condition is true, the event ends",
        EventHoleKind.WhenFalse => "Where this condition is false, the event ends",
        EventHoleKind.Section => "In this case the event ends",
        EventHoleKind.NoSection => "Where no case applies, the event ends",
        EventHoleKind.Loop => "Where the loop finds nothing, the event ends",
        _ => "After an exception that is caught here, the event ends",
    };
}
