using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>The file that an expression loads a certificate from.</summary>
internal static class LoadedFile
{
    /// <summary>The name of the file; null where the certificate comes from elsewhere, or the expression takes more than that.</summary>
    public static ExpressionSyntax? NameIn(ExpressionSyntax load, SemanticModel model, CancellationToken cancellation)
    {
        var argument = ArgumentOf(load);
        if (argument is InvocationExpressionSyntax read
            && model.GetSymbolInfo(read, cancellation).Symbol is IMethodSymbol { Name: "ReadAllText" or "ReadAllBytes" } method
            && SymbolEqualityComparer.Default.Equals(method.ContainingType, KnownSymbols.For(model.Compilation)?.File))
        {
            argument = ArgumentOf(read);
        }

        var isPath = argument is not null && model.GetTypeInfo(argument, cancellation).Type?.SpecialType == SpecialType.System_String
            // CreateFromPem takes text: that of a file was recognised above.
            && (argument.Parent?.Parent?.Parent != load || model.GetSymbolInfo(load, cancellation).Symbol is not { Name: "CreateFromPem" });
        return isPath ? argument : null;
    }

    public static ExpressionSyntax? ArgumentOf(ExpressionSyntax call) => call switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var only }] } => only,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var only }], Initializer: null } => only,
        _ => null,
    };
}
