using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>The code that runs for an event of certificate authentication.</summary>
internal sealed class EventHandlerCode(AuthenticationEvent happening, IMethodSymbol function, IOperation body, IOperation place)
{
    public AuthenticationEvent Event { get; } = happening;

    /// <summary>The lambda, local function or method. Its first parameter is the context.</summary>
    public IMethodSymbol Function { get; } = function;

    public IOperation Body { get; } = body;

    /// <summary>Where the code was found: what the event is set to, or the body of the override.</summary>
    public IOperation Place { get; } = place;
}
