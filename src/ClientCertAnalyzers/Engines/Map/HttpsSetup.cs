using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Map;

/// <summary>What one piece of code makes of HTTPS options: that of <c>ConfigureHttpsDefaults</c> or of one <c>UseHttps</c>.</summary>
/// <param name="Mode">Unset where it sets none.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Judge">Null where it leaves that alone.</param>
internal readonly record struct HttpsSetup(CertificateMode Mode, string Source, TlsJudge? Judge)
{
    public static HttpsSetup Of(OptionsCode? code, CertificateMode mode, string source, KnownSymbols symbols)
    {
        if (code is null)
        {
            return new(mode, source, null);
        }

        var judging = code.Body.DescendantsAndSelf().Select(operation => (Operation: operation, Judge: JudgeAt(operation, symbols))).Where(pair => pair.Judge is not null).ToList();
        var judges = judging.Select(pair => pair.Operation.IsUnconditionalIn(code.Body) ? pair.Judge!.Value : TlsJudge.Unknown).Distinct().ToList();
        var isHelper = judges.Contains(TlsJudge.Helper);
        // The helper asks by itself where nothing else says when.
        var helperAsks = judging.Any(pair => pair.Judge == TlsJudge.Helper) && !code.AssignmentsTo("ClientCertificateMode").Any();
        return new(
            !helperAsks ? mode : judges.Contains(TlsJudge.Unknown) ? CertificateMode.Unknown : CertificateMode.AllowCertificate,
            isHelper ? HelperTls.Method + ", " + source : source,
            judges switch
            {
                [] => null,
                [var only] => only,
                _ => TlsJudge.Unknown,
            });
    }

    /// <summary>A setup whose code starts from these defaults.</summary>
    public HttpsSetup Over(HttpsSetup defaults) => Mode == CertificateMode.Unset
        ? defaults with { Judge = Judge ?? defaults.Judge }
        : this with { Judge = Judge ?? defaults.Judge };

    private static TlsJudge? JudgeAt(IOperation operation, KnownSymbols symbols) => operation switch
    {
        _ when HelperTls.IsApplied(operation, symbols) => TlsJudge.Helper,
        IInvocationOperation { TargetMethod: { Name: "AllowAnyClientCertificate", ContainingType: var type } } when type.Is(symbols.HttpsConnectionAdapterOptions) => TlsJudge.Nobody,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "ClientCertificateValidation", ContainingType: var type } } } when type.Is(symbols.HttpsConnectionAdapterOptions) => TlsJudge.Callback,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "OnAuthenticate", ContainingType: var type } } } when type.Is(symbols.HttpsConnectionAdapterOptions) => TlsJudge.Unknown,
        _ => null,
    };
}
