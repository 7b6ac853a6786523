using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>HTTP.sys is told to ask for the certificate when the application wants it, not in the handshake.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS1013HttpSysRenegotiationAnalyzer() : ClientCertAnalyzer(Rules.MTLS1013HttpSysRenegotiation)
{
    /// <summary>The framework's own spelling.</summary>
    private const string Renegotiation = "AllowRenegotation";

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.HttpSysOptions is not { } options
            || symbols.HttpSysClientCertificateMethod?.GetMembers(Renegotiation) is not [IFieldSymbol { ConstantValue: { } renegotiation }])
        {
            return;
        }

        context.RegisterNames(["ClientCertificateMethod"], sighting =>
        {
            if (sighting.Operation is not IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } target
                || assignment.Target != target
                || !SymbolEqualityComparer.Default.Equals(target.Property.ContainingType, options))
            {
                return;
            }

            var places = Values(assignment.Value).Where(value => renegotiation.Equals(value.ConstantValue.Value)).Select(value => value.Syntax.GetLocation()).ToList();
            if (places.Count > 0)
            {
                sighting.Report(Diagnostic.Create(Rules.MTLS1013HttpSysRenegotiation, assignment.Syntax.GetLocation(), additionalLocations: places));
            }
        });
    }

    /// <summary>What a conditional or switch expression may give, each value by itself: only the bad ones want another.</summary>
    private static IEnumerable<IOperation> Values(IOperation value) => value switch
    {
        { ConstantValue.HasValue: true } => [value],
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => Values(conditional.WhenTrue).Concat(Values(whenFalse)),
        ISwitchExpressionOperation @switch => @switch.Arms.SelectMany(arm => Values(arm.Value)),
        _ => [],
    };
}
