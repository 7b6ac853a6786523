namespace ClientCertAnalyzers.Engines.ConnectionStrings;

/// <summary>A member that takes a connection string: a parameter of a method or constructor, or a property.</summary>
/// <param name="Type">The full name of the type that has the member. It may inherit a property.</param>
/// <param name="Member">The name of the member.</param>
/// <param name="Parameter">Of a method; empty for a property.</param>
internal sealed record ConnectionPlace(string Type, string Member, string Parameter = "")
{
    /// <summary>A static method. Its type is rarer in code than its name, so that is what one looks for.</summary>
    public bool IsStatic { get; init; }
}
