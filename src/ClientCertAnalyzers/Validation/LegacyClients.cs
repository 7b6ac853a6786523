using ClientCertAnalyzers.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Validation;

/// <summary>The clients that still read <c>ServicePointManager</c> on .NET: WebRequest and its kin, WebClient, SmtpClient.</summary>
internal static class LegacyClients
{
    /// <summary>Whether the type declaration, or program file, around an operation uses one.</summary>
    public static bool AreUsedAround(IOperation operation, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (operation.SemanticModel is not { } model)
        {
            return true;
        }

        INamedTypeSymbol?[] legacy = [symbols.WebRequest, symbols.WebClient, symbols.SmtpClient];
        return operation.Surroundings().DescendantNodes()
            .Where(node => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax)
            .SelectMany(node => new[] { model.GetTypeInfo(node, cancellationToken).Type, model.GetSymbolInfo(node, cancellationToken).Symbol as ITypeSymbol })
            .Any(used => legacy.Any(type => type is not null && Is(used, type)));
    }

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol wanted)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, wanted))
            {
                return true;
            }
        }

        return false;
    }
}
