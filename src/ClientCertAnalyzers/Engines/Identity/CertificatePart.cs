using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>What code takes from a certificate to tell it from others.</summary>
internal enum IdentityPart
{
    Issuer,

    Subject,

    /// <summary>The SHA-1 hash, as text or bytes.</summary>
    Thumbprint,

    /// <summary>A hash by another algorithm.</summary>
    StrongHash,

    Serial,

    FriendlyName,

    HashCode,

    /// <summary>The object itself.</summary>
    Certificate,
}

/// <summary>A part of a certificate that code reads.</summary>
/// <param name="Part">Which one.</param>
/// <param name="Reference">The member access or call that reads it.</param>
/// <param name="Certificate">The expression before it; null where the code does not name the certificate.</param>
/// <param name="Digits">How many hexadecimal digits the text of a hash has; 0 for bytes and for everything else.</param>
internal sealed record CertificatePart(IdentityPart Part, IOperation Reference, IOperation? Certificate, int Digits = 0)
{
    public static readonly HashSet<string> Names =
    [
        "Issuer", "IssuerName", "GetIssuerName", "Subject", "SubjectName", "GetName", "GetNameInfo", "Thumbprint", "GetCertHash", "GetCertHashString",
        "SerialNumber", "SerialNumberBytes", "GetSerialNumber", "GetSerialNumberString", "FriendlyName", "GetHashCode",
    ];

    private static readonly Dictionary<string, int> HashDigits = new() { ["MD5"] = 32, ["SHA1"] = 40, ["SHA256"] = 64, ["SHA384"] = 96, ["SHA512"] = 128 };

    public static CertificatePart? Of(IOperation operation, KnownSymbols symbols) => operation switch
    {
        IPropertyReferenceOperation { Property: { ContainingType: var type } property } read when type.Is(symbols.X509Certificate) => OfProperty(property.Name, read),
        IInvocationOperation { TargetMethod: { Name: "GetHashCode", Parameters.Length: 0 }, Instance: { } certificate } call
            when certificate.WithoutConversion().Type?.Is(symbols.X509Certificate) is true => Make(IdentityPart.HashCode, call, certificate),
        IInvocationOperation { TargetMethod.ContainingType: var type, Instance: { } certificate } call when type.Is(symbols.X509Certificate) => OfCall(call, certificate),
        _ => null,
    };

    private static CertificatePart? OfProperty(string name, IPropertyReferenceOperation read) => name switch
    {
        "Issuer" or "IssuerName" => Make(IdentityPart.Issuer, read, read.Instance),
        "Subject" or "SubjectName" => Make(IdentityPart.Subject, read, read.Instance),
        "Thumbprint" => Make(IdentityPart.Thumbprint, read, read.Instance, 40),
        "SerialNumber" or "SerialNumberBytes" => Make(IdentityPart.Serial, read, read.Instance),
        "FriendlyName" => Make(IdentityPart.FriendlyName, read, read.Instance),
        _ => null,
    };

    private static CertificatePart? OfCall(IInvocationOperation call, IOperation certificate) => call.TargetMethod.Name switch
    {
        "GetIssuerName" => Make(IdentityPart.Issuer, call, certificate),
        "GetName" => Make(IdentityPart.Subject, call, certificate),
        "GetNameInfo" => Make(call.Arguments is [_, { Value.ConstantValue: { HasValue: true, Value: true } }] ? IdentityPart.Issuer : IdentityPart.Subject, call, certificate),
        "GetSerialNumber" or "GetSerialNumberString" => Make(IdentityPart.Serial, call, certificate),
        "GetCertHash" or "GetCertHashString" => OfHash(call, certificate),
        _ => null,
    };

    /// <summary>Null for an algorithm that the code does not show.</summary>
    private static CertificatePart? OfHash(IInvocationOperation call, IOperation certificate)
    {
        var algorithm = call.Arguments switch
        {
            [] => "SHA1",
            [{ Value: var value }] when value.Unwrap() is IPropertyReferenceOperation { Property: { IsStatic: true, Name: var name } } => name,
            _ => "",
        };
        return HashDigits.TryGetValue(algorithm, out var digits)
            ? Make(algorithm == "SHA1" ? IdentityPart.Thumbprint : IdentityPart.StrongHash, call, certificate, call.TargetMethod.Name == "GetCertHashString" ? digits : 0)
            : null;
    }

    private static CertificatePart Make(IdentityPart part, IOperation reference, IOperation? certificate, int digits = 0) => new(part, reference, InFrontOf(reference, certificate), digits);

    /// <summary>In a pattern the certificate is what the pattern is about.</summary>
    private static IOperation? InFrontOf(IOperation reference, IOperation? certificate) => certificate switch
    {
        IConditionalAccessInstanceOperation access => OperationShapes.Receiver(access)?.Unwrap(),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } =>
            reference.Parent is IPropertySubpatternOperation { Parent: IRecursivePatternOperation pattern } ? Patterns.Tested(pattern)?.Unwrap() : null,
        null => null,
        _ => certificate.Unwrap(),
    };
}
