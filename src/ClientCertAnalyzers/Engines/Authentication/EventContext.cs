using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Authentication;

internal static class EventContext
{
    /// <summary>What the context of the event is called at a place; null where no function around has one.</summary>
    public static string? NameAt(SyntaxNode place, SemanticModel model, ITypeSymbol? type, CancellationToken cancellationToken)
    {
        for (var function = model.GetEnclosingSymbol(place.SpanStart, cancellationToken); function is IMethodSymbol method; function = function.ContainingSymbol)
        {
            if (method.Parameters.FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, type)) is { } context)
            {
                return context.Name;
            }
        }

        return null;
    }
}
