using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Identity;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>Code that judges certificates by a list lets everybody in while the list is empty.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS3019EmptyListAllowsAllAnalyzer() : ClientCertAnalyzer(Rules.MTLS3019EmptyListAllowsAll)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.X509Certificate is null)
        {
            return;
        }

        var shapes = new CallbackShape.Recognizer(symbols);
        var trace = new ValueTrace(new Bodies(context.Compilation));
        var verdicts = new Verdicts(symbols);
        context.RegisterNamesOfCertificates(EmptyTest.Names, sighting =>
        {
            if (EmptyTest.Of(sighting.Operation) is { } test
                && IsListOfPeers(test.Collection, trace, symbols, sighting.CancellationToken)
                && LetsIn(test, verdicts) is { } place
                && Functions.Around(place) is var (method, _)
                && Judges(method, shapes, symbols))
            {
                sighting.Report(Diagnostic.Create(Rules.MTLS3019EmptyListAllowsAll, test.Operation.Syntax.GetLocation(), additionalLocations: [place.Syntax.GetLocation()]));
            }
        });
    }

    /// <summary>The return or verdict by which an empty list alone lets in.</summary>
    private static IOperation? LetsIn(EmptyTest test, Verdicts verdicts)
    {
        var (condition, value) = test.Decided();
        return condition.Parent switch
        {
            IReturnOperation exit => value ? exit : null,
            IConditionalOperation choice when choice.Condition == condition => InBranch(value ? choice.WhenTrue : choice.WhenFalse, verdicts),
            _ => null,
        };
    }

    /// <summary>Only what the branch does without a further condition.</summary>
    private static IOperation? InBranch(IOperation? branch, Verdicts verdicts) => branch switch
    {
        IBlockOperation block => block.Operations.Select(statement => InBranch(statement, verdicts)).FirstOrDefault(found => found is not null),
        IReturnOperation { ReturnedValue.ConstantValue: { HasValue: true, Value: true } } exit => exit,
        IExpressionStatementOperation { Operation: IInvocationOperation call } when verdicts.Of(call) is true => call,
        _ => null,
    };

    /// <summary>Names, hashes or certificates, and not those of the certificate that is judged.</summary>
    private static bool IsListOfPeers(IOperation collection, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken) =>
        ElementOf(collection.Unwrap().Type, symbols) is { } element
            && (element.SpecialType == SpecialType.System_String || element.Is(symbols.X509Certificate) || element is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte })
            && trace.Single(collection, cancellationToken).Parts().Concat(collection.Parts())
                .All(part => part is not (IParameterReferenceOperation or ILocalReferenceOperation) || part.Type is not { } type || !type.Is(symbols.X509Certificate) && !type.Is(symbols.X509Chain));

    private static ITypeSymbol? ElementOf(ITypeSymbol? type, KnownSymbols symbols) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        _ when type?.Is(symbols.X509CertificateCollection) is true => symbols.X509Certificate,
        INamedTypeSymbol { TypeArguments: [var argument] } named when named.SpecialType == SpecialType.None => argument,
        _ => null,
    };

    private static bool Judges(IMethodSymbol method, CallbackShape.Recognizer shapes, KnownSymbols symbols) => shapes.OfFunction(method) is not null
        || method.Parameters.Any(parameter => parameter.Type.Is(symbols.CertificateValidatedContext))
        || VerdictNames.IsVerdict(method, symbols);
}
