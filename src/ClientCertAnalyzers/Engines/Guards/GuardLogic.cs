namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>How guards combine. Null stands for "cannot happen": code behind it never runs.</summary>
internal static class GuardLogic
{
    /// <summary>Both hold, so the stronger one counts.</summary>
    public static Guard? And(this Guard? left, Guard? right) =>
        left is null || right is null ? null
        : left is Guard.Development || right is Guard.Development ? Guard.Development
        : left is Guard.OptIn || right is Guard.OptIn ? Guard.OptIn
        : Guard.None;

    /// <summary>One of the two holds, so only what they share counts.</summary>
    public static Guard? Or(this Guard? left, Guard? right) =>
        left is null ? right
        : right is null || left == right ? left
        : left is Guard.None || right is Guard.None ? Guard.None
        : Guard.OptIn;
}
