using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>The places in a body of code that give client certificates to one handler or options object of the framework.</summary>
internal sealed class GivenCertificates(KnownSymbols symbols)
{
    /// <summary>The property for a certificate that is prepared for handshakes.</summary>
    public const string Context = "ClientCertificateContext";

    private const string Options = "SslOptions";

    private readonly CertificateLists _lists = new(symbols);

    /// <summary>The uses of the list, or of the prepared certificate, that put something into it: in the object itself or in the options that it has.</summary>
    public IEnumerable<IPropertyReferenceOperation> To(ObjectPath handler, IOperation body)
    {
        var owners = new List<ObjectPath> { handler, handler.Member(Options) };
        owners.AddRange(handler.Member(Options).Writes(body).Where(write => write.Path.Equals(handler.Member(Options)) && write.Write.Value is not null)
            .Select(write => ObjectPath.Of(write.Write.Value)).OfType<ObjectPath>());
        return owners.Distinct().SelectMany(owner => owner.Uses(body, NullList.Property, Context)).Where(IsGiven).OrderBy(place => place.Syntax.SpanStart);
    }

    /// <summary>A use that puts something into the list, as far as can be seen.</summary>
    public bool IsGiven(IPropertyReferenceOperation list) => list.Property.Locations.All(place => place.IsInMetadata) && list.Parent switch
    {
        IInvocationOperation call when call.Instance == list => _lists.AddedBy(call) is not { Count: 0 },
        IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } access when access.Operation == list => _lists.AddedBy(call) is not { Count: 0 },
        IAssignmentOperation assignment when assignment.Target == list => assignment.Value.Unwrap() is not { ConstantValue: { HasValue: true, Value: null } } && _lists.ElementsOf(assignment.Value) is not { Count: 0 },
        IMemberInitializerOperation { Initializer: var initializer } => _lists.ElementsOf(initializer) is not { Count: 0 },
        _ => false,
    };
}
