namespace ClientCertAnalyzers;

/// <summary>Says why an analyzer's rules have no code fix.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NoCodeFixAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
