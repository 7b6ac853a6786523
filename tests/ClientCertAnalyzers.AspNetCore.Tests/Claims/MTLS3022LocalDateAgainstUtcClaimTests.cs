
namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS3022LocalDateAgainstUtcClaimTests
{
    private static readonly DateTimeOffset End = new(2031, 7, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void NotAfter_IsLocalTime()
    {
        using var certificate = new LeafRequest { Subject = "CN=client" }.ToRequest().CreateSelfSigned(End.AddYears(-1), End);

        Assert.Equal(DateTimeKind.Local, certificate.NotAfter.Kind);
        Assert.Equal(DateTimeKind.Local, certificate.NotBefore.Kind);
        Assert.Equal(End.UtcDateTime, certificate.NotAfter.ToUniversalTime());
        Assert.Equal(TimeZoneInfo.Local.GetUtcOffset(End), certificate.NotAfter - End.UtcDateTime);
        Assert.True(certificate.NotAfter == End);
    }

    /// <summary>The figures of a zone two hours east, so this is the same on a machine whose zone is UTC.</summary>
    [Fact]
    public void DateTime_ComparesTheFiguresAndNotTheKinds()
    {
        var expired = DateTime.SpecifyKind(End.UtcDateTime.AddHours(2), DateTimeKind.Local);

        Assert.False(expired < End.UtcDateTime.AddHours(1));
        Assert.Equal(TimeSpan.FromHours(2), expired - End.UtcDateTime);
        Assert.Equal(1, expired.CompareTo(End.UtcDateTime));
    }
}
