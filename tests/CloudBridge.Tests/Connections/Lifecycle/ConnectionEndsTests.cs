using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using CloudBridge.Clouds;
using CloudBridge.Connections.Lifecycle;

namespace CloudBridge.Tests.Connections.Lifecycle;

public class ConnectionEndsTests
{
    [Theory]
    [InlineData(null, "Retry")]
    [InlineData(1000, "Retry")]
    [InlineData(1001, "Retry")]
    [InlineData(1006, "Retry")]
    [InlineData(1008, "Retry")]
    [InlineData(4000, "Retry")]
    [InlineData(4001, "Retry")]
    [InlineData(4002, "Fatal")]
    [InlineData(4003, "RetrySlowly")]
    [InlineData(4004, "RetrySlowly")]
    [InlineData(4005, "Fatal")]
    [InlineData(4006, "Fatal")]
    public void The_close_code_says_what_to_expect(int? code, string outlook)
    {
        var end = ConnectionEnds.OfClose((WebSocketCloseStatus?)code, "so");
        Assert.Equal(outlook, end.Outlook.ToString());
        Assert.Equal($"closed with {code} so", end.Detail);
    }

    [Theory]
    [InlineData(200, "Retry")]
    [InlineData(400, "RetrySlowly")]
    [InlineData(401, "RetrySlowly")]
    [InlineData(403, "RetrySlowly")]
    [InlineData(404, "RetrySlowly")]
    [InlineData(408, "Retry")]
    [InlineData(429, "RetrySlowly")]
    [InlineData(500, "Retry")]
    [InlineData(502, "Retry")]
    [InlineData(503, "Retry")]
    public void So_does_the_status_of_a_server_that_opens_no_socket(int status, string outlook)
    {
        var end = ConnectionEnds.OfError(new CloudRefusedException(status, null), isOpen: false);
        Assert.Equal((outlook, "Refused"), (end.Outlook.ToString(), end.Cause.ToString()));
        Assert.Contains($"{status}", end.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_needs_the_operator_ends_it_and_one_that_does_not_is_tried_again()
    {
        Assert.Equal(ReconnectOutlook.Fatal, ConnectionEnds.OfError(new CloudAccountException("wrong password", needsOperator: true), false).Outlook);
        Assert.Equal(ReconnectOutlook.Retry, ConnectionEnds.OfError(new CloudAccountException("maintenance"), false).Outlook);
    }

    [Fact]
    public void A_certificate_that_is_not_right_will_not_be_right_in_a_second()
    {
        var error = new WebSocketException("no", new AuthenticationException("The certificate is for somebody else."));
        var end = ConnectionEnds.OfError(error, isOpen: false);
        Assert.Equal(ReconnectOutlook.RetrySlowly, end.Outlook);
        Assert.Contains("certificate", end.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "Unreachable")]
    [InlineData(true, "Broken")]
    public void All_else_may_be_gone_in_a_moment(bool isOpen, string cause)
    {
        var end = ConnectionEnds.OfError(new SocketException(111), isOpen);
        Assert.Equal((ReconnectOutlook.Retry, cause), (end.Outlook, end.Cause.ToString()));
    }

    [Theory]
    [InlineData(false, "TimedOut")]
    [InlineData(true, "Broken")]
    public void A_cancellation_is_a_deadline_while_connecting_and_a_silent_peer_later(bool isOpen, string cause) =>
        Assert.Equal(cause, ConnectionEnds.OfError(new OperationCanceledException(), isOpen).Cause.ToString());
}
