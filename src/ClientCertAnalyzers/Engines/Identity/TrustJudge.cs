using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>Says whether the chain of a certificate is checked where code decides by it: in the function that decides, or in those that call it.</summary>
internal sealed class TrustJudge(Compilation compilation, KnownSymbols symbols, CallbackEngine callbacks, CertificateSources sources)
{
    private const int MostLevels = 3;

    private readonly Bodies _bodies = new(compilation);
    private readonly Callers _callers = new(compilation, new(compilation));

    public Trust Of(Decision decision, Comparison comparison, CancellationToken cancellationToken)
    {
        if (Functions.Around(decision.Place) is not var (method, body))
        {
            return Trust.Unknown;
        }

        if (LetsInAlone(comparison, method, body, cancellationToken))
        {
            return Trust.Unchecked;
        }

        var certificate = comparison.Part.Certificate;
        var trust = OfFunction(method, body, MostLevels, cancellationToken);
        return trust is Trust.Unchecked or Trust.Unknown && IsOfConnection(certificate, cancellationToken) ? Trust.Machine : trust;
    }

    /// <summary>
    /// A callback that lets in whoever passes this one comparison, with errors in the chain, whatever else it asks of others. One that lets
    /// them in anyway has another fault.
    /// </summary>
    private bool LetsInAlone(Comparison comparison, IMethodSymbol method, IOperation body, CancellationToken cancellationToken)
    {
        if (callbacks.Shapes.OfFunction(method) is not { } shape)
        {
            return false;
        }

        var condition = comparison.Operation.OutermostConversion();
        while (condition.Parent is IConditionalAccessOperation access && access.WhenNotNull == condition)
        {
            condition = access.OutermostConversion();
        }

        var same = callbacks.JudgeGiven(body, method, shape, condition.Syntax, comparison.WhenSame, cancellationToken);
        var other = callbacks.JudgeGiven(body, method, shape, condition.Syntax, !comparison.WhenSame, cancellationToken);
        return same.AcceptsAny(Verdict.ChainErrors) && !other.AcceptsAny(Verdict.ChainErrors);
    }

    private Trust OfFunction(IMethodSymbol method, IOperation body, int levels, CancellationToken cancellationToken)
    {
        if (callbacks.Shapes.OfFunction(method) is { } shape)
        {
            var callback = callbacks.Judge(body, method, shape, cancellationToken);
            var withChainErrors = Enumerable.Range(0, Verdict.Combinations).Where(errors => (errors & Verdict.ChainErrors) != 0).Select(errors => callback.Verdict[errors]).ToList();
            return withChainErrors.All(letter => letter == 'R') ? Trust.Checked
                // It lets everybody in, whatever the comparison says: that is not the comparison's fault.
                : withChainErrors.Contains('A') ? Trust.Unknown
                : OfFacts(callback.Facts, body) ?? Trust.Unchecked;
        }

        if (method.Parameters.Any(parameter => parameter.Type.Is(symbols.CertificateValidatedContext)))
        {
            return OfFacts(new FactsCollector(null, symbols, _bodies, cancellationToken).Collect(body, null, null), body) ?? CertificateEvents.TrustBefore(body, symbols);
        }

        var own = body.Descendants().Any(LooksAtErrors) ? Trust.Checked : OfFacts(new FactsCollector(null, symbols, _bodies, cancellationToken).Collect(body, null, null), body);
        return own ?? (IsWcfValidator(method) ? Trust.Unchecked : levels == 0 ? Trust.Unknown : OfCallers(method, levels - 1, cancellationToken));
    }

    /// <summary>
    /// What a body shows by itself. A chain that may end in any root says nothing: who compares the root then has only that comparison. Code
    /// that cannot be seen may do anything with a certificate that it gets.
    /// </summary>
    private Trust? OfFacts(CallbackFacts facts, IOperation body) =>
        facts.Pins || (facts.BuildsChain || body.Descendants().Any(LooksAtChain)) && !facts.Bodies.Any(one => one.Descendants().Any(AllowsAnyRoot)) ? Trust.Checked
        : facts.PassesCertificateOn || facts.AsksUnknownCode ? Trust.Unknown
        : null;

    private bool LooksAtChain(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "ChainStatus" or "ChainElements", ContainingType: var type } } => type.Is(symbols.X509Chain),
        // A validator of WCF that asks another one first.
        IInvocationOperation { TargetMethod: { Name: "Validate", ContainingType: var type } } => IsWcfValidator(type),
        _ => false,
    };

    private bool AllowsAnyRoot(IOperation operation) =>
        operation is IFieldReferenceOperation { Field: { Name: "AllowUnknownCertificateAuthority" or "AllFlags", ContainingType: var type } } && type.Is(symbols.X509VerificationFlags);

    /// <summary>A method that is no callback may get the errors in some other way.</summary>
    private bool LooksAtErrors(IOperation operation) => operation is IParameterReferenceOperation or ILocalReferenceOperation or IPropertyReferenceOperation or IFieldReferenceOperation { Field.IsConst: false }
        && operation.Type?.Is(symbols.SslPolicyErrors) is true;

    private Trust OfCallers(IMethodSymbol method, int levels, CancellationToken cancellationToken)
    {
        var calls = method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction ? _callers.Of(method, cancellationToken) : [];
        var all = calls.Select(call => OfCall(call, levels, cancellationToken)).ToList();
        return all.Contains(Trust.Unchecked) ? Trust.Unchecked
            : all.Contains(Trust.Machine) ? Trust.Machine
            : all.Count > 0 && all.All(one => one == Trust.Checked) ? Trust.Checked
            : VerdictNames.IsVerdict(method, symbols) && !all.Contains(Trust.Checked) ? Trust.Unchecked
            : Trust.Unknown;
    }

    private Trust OfCall(IOperation call, int levels, CancellationToken cancellationToken)
    {
        if (call is IInvocationOperation { Arguments: var arguments } && arguments.Any(argument => IsOfConnection(argument.Value, cancellationToken)))
        {
            return Trust.Machine;
        }

        return Functions.Around(call) is var (method, body) ? OfFunction(method, body, levels, cancellationToken) : Trust.Unknown;
    }

    private bool IsOfConnection(IOperation? certificate, CancellationToken cancellationToken) =>
        certificate?.Type?.Is(symbols.X509Certificate) is true && sources.Of(certificate, cancellationToken).Any(source => source.Kind == CertificateKind.Connection);

    /// <summary>It stands in the place of the validation that WCF does by itself.</summary>
    private bool IsWcfValidator(IMethodSymbol method) => method is { IsOverride: true, Name: "Validate" } && IsWcfValidator(method.ContainingType);

    private bool IsWcfValidator(ITypeSymbol type) => type.Is(symbols.WcfCertificateValidator) || type.Is(symbols.CoreWcfCertificateValidator);
}
