using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>A selection callback that never gives a certificate although there is a list, or that takes the first one without a look.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS2007SelectionHidesListAnalyzer() : ClientCertAnalyzer(Rules.MTLS2007SelectionHidesList)
{
    private const string Callback = "LocalCertificateSelectionCallback";

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // A test may well want a client that sends nothing.
        if (symbols.SslClientAuthenticationOptions is null)
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var trace = new ValueTrace(bodies);
        var given = new GivenCertificates(symbols);
        context.RegisterNames([Callback], sighting =>
        {
            if (sighting.Operation is not IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } target
                || assignment.Target != target
                || !SymbolEqualityComparer.Default.Equals(target.Property.ContainingType, symbols.SslClientAuthenticationOptions)
                || ObjectPath.Of(target.Instance) is not { } options
                || IsReplaced(options, target)
                || BodyOf(assignment.Value) is not { } body)
            {
                return;
            }

            var returned = ValueTrace.Returned(body);
            if (returned.Count > 0 && returned.All(value => value.Unwrap().ConstantValue is { HasValue: true, Value: null }))
            {
                if (ListOf(options, assignment, given) is { } list)
                {
                    Report(sighting, assignment, Rules.MTLS2007SelectionHidesList.DefaultSeverity, $"This callback returns null, so none of the 'ClientCertificates' of line {LineOf(list)} is sent and nothing throws");
                }
            }
            else if (returned.Any(value => IsFirst(value.Unwrap(), body)))
            {
                Report(sighting, assignment, DiagnosticSeverity.Info, "This callback takes the first certificate whatever the server accepts, and where the list is empty the handshake throws");
            }

            IOperation? BodyOf(IOperation callback) => trace.Single(callback, sighting.CancellationToken).Target() switch
            {
                IAnonymousFunctionOperation lambda => lambda.Body,
                IMethodReferenceOperation { Method: var method } => bodies.Of(method, sighting.CancellationToken),
                _ => null,
            };
        });
    }

    private static void Report(Sighting sighting, IOperation assignment, DiagnosticSeverity severity, string effect) => sighting.Report(
        Diagnostic.Create(Rules.MTLS2007SelectionHidesList, assignment.Syntax.GetLocation(), severity, additionalLocations: null, properties: null, effect));

    /// <summary>Another callback comes later, or a prepared certificate, which counts more than any callback.</summary>
    private static bool IsReplaced(ObjectPath options, IPropertyReferenceOperation callback) => options.Uses(callback.Root(), Callback, GivenCertificates.Context)
        .Any(use => use.Property.Name != Callback || (use.Syntax.SpanStart > callback.Syntax.SpanStart && Write.Through(use) is not null));

    /// <summary>The place on the same way through the code that gives the same options certificates.</summary>
    private static IOperation? ListOf(ObjectPath options, IOperation assignment, GivenCertificates given) => given.To(options, assignment.Root())
        .FirstOrDefault(list => list.Syntax.EnclosingFunction() == assignment.Syntax.EnclosingFunction() && (list.IsAlwaysPrecededBy(assignment) || assignment.IsAlwaysPrecededBy(list)));

    /// <summary>The first of the local certificates, about which the body asks nothing else.</summary>
    private static bool IsFirst(IOperation value, IOperation body) => IsIndexed(value, out var list)
        && body.Descendants().OfType<IParameterReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, list))
            .All(reference => IsIndexed(reference.OutermostConversion().Parent, out _));

    private static bool IsIndexed(IOperation? value, out IParameterSymbol? list)
    {
        list = value is IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: 0 } }], Instance: { } instance }
            && instance.Unwrap() is IParameterReferenceOperation { Parameter: { Ordinal: 2 } parameter } ? parameter : null;
        return list is not null;
    }

    private static int LineOf(IOperation operation) => operation.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
