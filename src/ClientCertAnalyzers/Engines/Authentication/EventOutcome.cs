namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>How the handler of an event can end.</summary>
internal sealed class EventOutcome(IReadOnlyList<EventPath> exits, IReadOnlyList<Overwritten> overwritten)
{
    public IReadOnlyList<EventPath> Exits { get; } = exits;

    public IReadOnlyList<Overwritten> Overwritten { get; } = overwritten;

    /// <summary>
    /// Ways that leave the certificate accepted although the handler means to decide. Where a handler accepts with <c>Success</c>, a way without
    /// a result is one that was to refuse. Where it only ever refuses, such a way accepts, and rightly so, unless an exception cut the check short.
    /// </summary>
    public IEnumerable<EventPath> Holes() => Exits.Where(IsOpen).Where(exit => exit.Catch is null ? DecidesToAccept : exit.ThrowsItself || Decides);

    private bool DecidesToAccept => Undisturbed.Any(exit => exit.Result == EventResult.Success);

    private bool Decides => Undisturbed.Any(exit => exit.IsThrown || exit.Result is EventResult.Fail or EventResult.NoResult)
        || (DecidesToAccept && Undisturbed.Any(exit => exit.Result == EventResult.None));

    private IEnumerable<EventPath> Undisturbed => Exits.Where(exit => exit.Catch is null);

    private static bool IsOpen(EventPath exit) => exit is { Result: EventResult.None, IsThrown: false };

    /// <summary>The turn at which the way could have gone to a result; null where no other way shows one, or where the way is meant to have none.</summary>
    public Turn? PartingOf(EventPath hole)
    {
        var parting = Exits.Where(exit => exit.Result is EventResult.Success or EventResult.Fail or EventResult.NoResult || exit.IsThrown)
            .Select(exit => Partings(hole, exit)).Where(turns => turns.Count > 0)
            // Of the ways that go along with it for longest, the one that differs least.
            .OrderByDescending(turns => turns[0]).ThenBy(turns => turns[turns.Count - 1])
            .Select(turns => turns[turns.Count - 1])
            .DefaultIfEmpty(-1).First();
        // A user that is set behind it shows that the certificate is meant to be accepted there.
        return parting < 0 || hole.UserChangedAt > parting ? null : hole.Turns[parting];
    }

    /// <summary>The turns of one way at which another one goes the other way. A condition may have been settled by an earlier one.</summary>
    private static List<int> Partings(EventPath one, EventPath other) =>
        [.. Enumerable.Range(0, one.Turns.Length).Where(i => other.Turns.Contains(new(one.Turns[i].Condition, !one.Turns[i].Value)))];
}
