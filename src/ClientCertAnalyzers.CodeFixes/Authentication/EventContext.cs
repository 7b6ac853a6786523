using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

internal static class EventContext
{
    /// <summary>What the context of the event is called at a place; null where no function around has one.</summary>
    public static string? NameAt(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        var type = KnownSymbols.For(model.Compilation)!.CertificateValidatedContext;
        for (var function = model.GetEnclosingSymbol(place.SpanStart, cancellation); function is IMethodSymbol method; function = function.ContainingSymbol)
        {
            if (method.Parameters.FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, type)) is { } context)
            {
                return context.Name;
            }
        }

        return null;
    }
}
