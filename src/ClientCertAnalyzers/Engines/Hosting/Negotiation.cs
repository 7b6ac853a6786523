using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>When the hosts of a project ask for a certificate: in the handshake, or late, when the application wants it.</summary>
internal sealed class Negotiation(KnownSymbols symbols)
{
    public static readonly HashSet<string> Names =
    [
        "ClientCertificateMode", "ClientCertificateMethod", "AllowCertificate", "RequireCertificate",
        "AllowDelayedClientCertificateNegotation", "ClientCertificateRequired",
    ];

    private readonly List<(SyntaxNode Place, string Setting)> _late = [];
    private readonly List<SyntaxNode> _early = [];
    private readonly DevelopmentGuards _guards = new(symbols);

    public bool IsEverLate => _late.Count > 0;

    public void See(IOperation? operation)
    {
        switch (operation)
        {
            // Whoever so much as mentions these may ask in the handshake.
            case IFieldReferenceOperation { Field: { Name: "AllowCertificate" or "RequireCertificate", ContainingType: var type } } when Is(type, symbols.ClientCertificateMode) || Is(type, symbols.HttpSysClientCertificateMethod):
                _early.Add(operation.Syntax);
                break;
            case IPropertyReferenceOperation { Parent: IAssignmentOperation assignment } target when assignment.Target == target:
                Set(target.Property, assignment);
                break;
        }
    }

    /// <summary>The setting with which a host negotiates late; null where it asks in the handshake, or may do so.</summary>
    public string? LateSetting(HostArea area) =>
        _early.Any(area.MayOwn) ? null : _late.Where(fact => area.Owns(fact.Place)).Select(fact => fact.Setting).FirstOrDefault();

    private void Set(IPropertySymbol property, IAssignmentOperation assignment)
    {
        switch (property.Name)
        {
            case "ClientCertificateMode" when Is(property.ContainingType, symbols.HttpsConnectionAdapterOptions):
                Choose(assignment, late: 3, "DelayCertificate");
                break;
            case "ClientCertificateMethod" when Is(property.ContainingType, symbols.HttpSysOptions):
                Choose(assignment, late: 2, "AllowRenegotation");
                break;
            case "AllowDelayedClientCertificateNegotation" when Is(property.ContainingType, symbols.TlsHandshakeCallbackContext) && assignment.Value.ConstantValue is { HasValue: true, Value: true }:
                AddLate(assignment, property.Name);
                break;
            case "ClientCertificateRequired" when Is(property.ContainingType, symbols.SslServerAuthenticationOptions) && assignment.Value.ConstantValue is not { HasValue: true, Value: false }:
                _early.Add(assignment.Syntax);
                break;
        }
    }

    private void Choose(IAssignmentOperation assignment, int late, string setting)
    {
        foreach (var value in Values(assignment.Value))
        {
            switch (value.ConstantValue)
            {
                case { HasValue: true, Value: int constant } when constant == late:
                    AddLate(assignment, setting);
                    break;
                case { HasValue: true, Value: 0 }:
                    break;
                default:
                    _early.Add(assignment.Syntax);
                    break;
            }
        }
    }

    private void AddLate(IOperation place, string setting)
    {
        if (_guards.Of(place) is not Guard.Development)
        {
            _late.Add((place.Syntax, setting));
        }
    }

    private static IEnumerable<IOperation> Values(IOperation value) => value switch
    {
        { ConstantValue.HasValue: true } => [value],
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => Values(conditional.WhenTrue).Concat(Values(whenFalse)),
        ISwitchExpressionOperation @switch => @switch.Arms.SelectMany(arm => Values(arm.Value)),
        _ => [value],
    };

    private static bool Is(ISymbol type, ISymbol? known) => SymbolEqualityComparer.Default.Equals(type, known);
}
