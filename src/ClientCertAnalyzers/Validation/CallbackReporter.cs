using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>Turns a found callback into a diagnostic: its severity behind a guard, its message, and what its fix needs to know.</summary>
internal sealed class CallbackReporter(KnownSymbols symbols, DevelopmentGuards guards)
{
    /// <summary>Name of the diagnostic property with the expression that holds the errors inside the callback.</summary>
    public const string ErrorsProperty = "errors";

    /// <summary>Name of the diagnostic property that says whose certificate is judged: "client" code or "server" code.</summary>
    public const string DirectionProperty = "direction";

    public void Report(Sighting sighting, CallbackRule rule, Callback callback, Direction direction, IDelegateCreationOperation creation, IOperation receiver)
    {
        var name = creation.Target is IMethodReferenceOperation method ? $"'{method.Method.Name}'" : "This callback";
        var returns = rule.Returns(callback).Select(r => r.Syntax.GetLocation());
        var properties = Properties(direction);
        if (ErrorsExpression(callback) is { } errors)
        {
            properties = properties.Add(ErrorsProperty, errors);
        }

        var guard = callback.Guard != Guard.None ? callback.Guard : guards.Of(creation);
        Report(sighting, rule.Descriptor, creation, receiver, guard, rule.IsCertain(callback), returns, properties, [name, .. rule.MessageArguments(callback, direction)]);
    }

    /// <summary>Reports a framework member that accepts everything by itself.</summary>
    public void ReportMember(Sighting sighting, DiagnosticDescriptor descriptor, string member, Direction direction, IOperation receiver) =>
        Report(sighting, descriptor, sighting.Operation, receiver, guards.Of(sighting.Operation), isCertain: true, [], Properties(direction), [$"'{member}'"]);

    private void Report(
        Sighting sighting,
        DiagnosticDescriptor descriptor,
        IOperation place,
        IOperation receiver,
        Guard guard,
        bool isCertain,
        IEnumerable<Location> returns,
        ImmutableDictionary<string, string?> properties,
        string[] arguments)
    {
        var option = guard == Guard.None ? DevelopmentCodeOption.Report : DevelopmentCode.Of(sighting.Options, place.Syntax.SyntaxTree);
        if (option == DevelopmentCodeOption.Ignore)
        {
            return;
        }

        var note = option == DevelopmentCodeOption.Report ? LaterNote(descriptor, receiver, sighting.CancellationToken) ?? ProbeNote(descriptor, receiver)
            : guard == Guard.Development ? " (only in development)"
            : " (only when a switch turns it on)";
        var severity = note is null && isCertain ? descriptor.DefaultSeverity : DiagnosticSeverity.Info;
        sighting.Report(Diagnostic.Create(
            descriptor, place.Syntax.GetLocation(), severity, returns, properties, [.. arguments, note ?? ""]));
    }

    /// <summary>Accepting all certificates in the TLS layer is the documented way when the application validates them.</summary>
    private string? LaterNote(DiagnosticDescriptor descriptor, IOperation receiver, CancellationToken cancellationToken) =>
        descriptor.Id == Rules.MTLS3001ClientValidationDisabled.Id
        && receiver is not IArgumentOperation // an SslStream of one's own is not the application's listener
        && LaterValidator.Of(receiver, symbols, cancellationToken) is { } validator
            ? $" (unless '{validator}' validates it later)"
            : null;

    private string? ProbeNote(DiagnosticDescriptor descriptor, IOperation receiver) =>
        descriptor.Id == Rules.MTLS3002ServerValidationDisabled.Id && CertificateProbe.IsProbe(receiver, symbols)
            ? " (this connection only reads the certificate)"
            : null;

    private static string? ErrorsExpression(Callback callback) => callback switch
    {
        { ErrorsParameter: null or { IsDiscard: true } or { Name: "" or "_" } } or { ErrorsParameter.IsImplicitlyDeclared: true } => null,
        { Shape.ErrorsProperty: { } property, ErrorsParameter: { } arguments } => arguments.Name + "." + property.Name,
        { ErrorsParameter: { } errors } => errors.Name,
    };

    private static ImmutableDictionary<string, string?> Properties(Direction direction) =>
        ImmutableDictionary<string, string?>.Empty.Add(DirectionProperty, direction == Direction.Server ? "server" : "client");
}
