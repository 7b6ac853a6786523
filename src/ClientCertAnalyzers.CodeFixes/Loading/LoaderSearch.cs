using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>Finds the old call that a diagnostic is about, ours or the compiler's, and what can stand there instead.</summary>
internal sealed class LoaderSearch(SemanticModel model, CancellationToken cancellation)
{
    /// <summary>The compiler's warning about the same calls.</summary>
    public const string Obsolete = "SYSLIB0057";

    private readonly KnownSymbols? _symbols = KnownSymbols.For(model.Compilation);
    private readonly ValueTrace _trace = new(new Bodies(model.Compilation));

    /// <summary>One where the code shows what is loaded, several where it does not.</summary>
    public (SyntaxNode? Call, IReadOnlyList<LoaderRewrite> Rewrites) Of(Diagnostic diagnostic)
    {
        if (_symbols?.X509CertificateLoader is null
            || model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
                .FirstAncestorOrSelf<ExpressionSyntax>(node => node is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax) is not { } call
            || FormatSniffer.Of(model.GetOperation(call, cancellation), _symbols) is not { } sniffer
            || !FitsNewerClass(sniffer))
        {
            return (null, []);
        }

        var calls = new LoaderCalls(_trace, _symbols).For(sniffer, cancellation);
        List<LoaderRewrite> rewrites = [.. calls.Select(one => new LoaderRewrite(sniffer, one, _symbols))];
        // Where only some of the choices can be written down, the rest would look like the answer.
        return rewrites.All(rewrite => rewrite.IsPossible) ? (call, rewrites) : (call, []);
    }

    /// <summary>The loader gives an <c>X509Certificate2</c>; where a type is inferred from an <c>X509Certificate</c>, other code may need that one.</summary>
    private bool FitsNewerClass(FormatSniffer sniffer) =>
        sniffer.IsImport || SymbolEqualityComparer.Default.Equals(sniffer.Call.Type, _symbols!.X509Certificate2) || Fits(sniffer.Call);

    private static bool Fits(IOperation value)
    {
        value = value.OutermostConversion();
        return value.Parent switch
        {
            IArgumentOperation { Parameter: { } parameter } => SymbolEqualityComparer.Default.Equals(parameter.OriginalDefinition.Type, parameter.Type),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } =>
                declarator.Syntax.Parent is VariableDeclarationSyntax { Type.IsVar: false } || value.Root().Descendants().OfType<ILocalReferenceOperation>()
                    .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).All(use => Write.Through(use) is null && Fits(use)),
            IReturnOperation => !value.Ancestors().Any(outer => outer is IAnonymousFunctionOperation),
            ISimpleAssignmentOperation assignment => assignment.Value == value,
            IExpressionStatementOperation or IFieldInitializerOperation or IPropertyInitializerOperation or IMemberReferenceOperation or IInvocationOperation => true,
            _ => false,
        };
    }
}
