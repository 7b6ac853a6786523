using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Clients;

/// <summary>A new handler with a client certificate, in code that says nothing of redirects.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS2014CertificateFollowsRedirectsAnalyzer() : ClientCertAnalyzer(Rules.MTLS2014CertificateFollowsRedirects)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.SocketsHttpHandler is null)
        {
            return;
        }

        var given = new GivenCertificates(symbols);
        HandlerCreation.Register(context, symbols, sighting =>
        {
            if (sighting.Operation is IObjectCreationOperation { Syntax: BaseObjectCreationExpressionSyntax syntax } creation
                && ObjectPath.Of(creation) is { } handler
                && given.To(handler, creation.Root()).Any()
                && !IsAboutRedirects(handler, creation)
                && IsOnlyUsed(handler, creation))
            {
                sighting.Report(Diagnostic.Create(Rules.MTLS2014CertificateFollowsRedirects, Head(syntax)));
            }
        });
    }

    /// <summary>Whoever sets one of these has thought of it. <c>WinHttpHandler</c> has a name of its own.</summary>
    private static bool IsAboutRedirects(ObjectPath handler, IOperation creation) =>
        handler.Uses(creation.Root(), "AllowAutoRedirect", "MaxAutomaticRedirections", "AutomaticRedirection").Any();

    /// <summary>The handler is given to something, and only where it is no more than a message handler: nobody sets its properties there.</summary>
    private static bool IsOnlyUsed(ObjectPath handler, IObjectCreationOperation creation)
    {
        var references = handler.Root is ILocalSymbol local && handler.Members.Length == 0
            ? creation.ReferencesTo(local).ToList<IOperation>()
            : handler.Root is SyntaxNode && handler.Members.Length == 0 ? [creation] : [];
        var gifts = references.Where(reference => !IsSetting(reference)).ToList();
        return gifts.Count > 0 && gifts.All(gift => !SymbolEqualityComparer.Default.Equals(gift.OutermostConversion().Type, creation.Type) && !IsToConfigure(gift));
    }

    /// <summary>A delegate that returns nothing, as libraries let their callers give, can do nothing but set what the library left.</summary>
    private static bool IsToConfigure(IOperation gift) =>
        gift.OutermostConversion().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke, ReturnsVoid: true } } };

    private static bool IsSetting(IOperation reference) => reference.OutermostConversion().Parent switch
    {
        IMemberReferenceOperation or IInvocationOperation or IConditionalAccessOperation or IBinaryOperation or IIsPatternOperation => true,
        IAssignmentOperation assignment => assignment.Target == reference,
        _ => false,
    };

    /// <summary>Without the initializer, which can be long.</summary>
    private static Location Head(BaseObjectCreationExpressionSyntax creation) => Location.Create(
        creation.SyntaxTree,
        TextSpan.FromBounds(creation.SpanStart, creation.ArgumentList?.Span.End ?? (creation as ObjectCreationExpressionSyntax)?.Type.Span.End ?? creation.NewKeyword.Span.End));
}
