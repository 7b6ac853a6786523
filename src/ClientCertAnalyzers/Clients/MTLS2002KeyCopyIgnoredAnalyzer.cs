using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary><c>CopyWithPrivateKey</c> as a statement: its result is all that it does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS2002KeyCopyIgnoredAnalyzer() : ClientCertAnalyzer(Rules.MTLS2002KeyCopyIgnored)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509Certificate2 is null)
        {
            return;
        }

        var sources = new CertificateSources(context.Compilation, symbols);
        context.RegisterNames(["CopyWithPrivateKey"], sighting =>
        {
            if (sighting.Operation is not IInvocationOperation call || !sources.IsKeyCopy(call.TargetMethod) || StatementOf(call) is not { } statement)
            {
                return;
            }

            var certificate = Certificate(call);
            if (IsOnlyTried(statement, certificate))
            {
                return;
            }

            var name = certificate is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation }
                ? certificate.Syntax.ToString()
                : null;
            sighting.Report(Diagnostic.Create(
                Rules.MTLS2002KeyCopyIgnored,
                statement.Operation.Syntax.GetLocation(),
                name is null ? "the first one" : $"'{name}'",
                name is null ? "" : $": '{name} = {name}.CopyWithPrivateKey(...)'"));
        });
    }

    /// <summary>The statement that the call is. The body of a lambda is none: who has an <c>Action</c> of one call wants to see whether it throws.</summary>
    private static IExpressionStatementOperation? StatementOf(IInvocationOperation call)
    {
        IOperation whole = call.Parent is IConditionalAccessOperation access && access.WhenNotNull == call ? access : call;
        return whole.Parent is IExpressionStatementOperation { IsImplicit: false } statement && statement.Syntax != whole.Syntax ? statement : null;
    }

    private static IOperation? Certificate(IInvocationOperation call)
    {
        var value = (call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value)?.Unwrap();
        return value is IConditionalAccessInstanceOperation instance ? instance.Receiver()?.Unwrap() : value;
    }

    /// <summary>The call throws where key and certificate do not belong together, so code that catches this and forgets the certificate tests just that.</summary>
    private static bool IsOnlyTried(IOperation statement, IOperation? certificate) =>
        statement.Ancestors().OfType<ITryOperation>().Any(attempt => !attempt.Catches.IsEmpty && attempt.Body.Syntax.Span.Contains(statement.Syntax.Span))
        && Symbol(certificate) is { } symbol
        && !statement.Root().Descendants().Any(later =>
            later.Syntax.SpanStart > statement.Syntax.Span.End && SymbolEqualityComparer.Default.Equals(Symbol(later), symbol));

    private static ISymbol? Symbol(IOperation? reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
